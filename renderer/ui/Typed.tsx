import { type CompositionEvent, useState } from "react";
import { Input as AriaInput, InputContext, type InputProps, TextArea as AriaTextArea, TextAreaContext, type TextAreaProps, useSlottedContext } from "react-aria-components";

type Box = HTMLInputElement | HTMLTextAreaElement;

/** What a box has of its own while a conversion runs; `put` hands a text to whoever keeps the value. */
function useOwnText<E extends Box>(kept: unknown, put: ((event: React.ChangeEvent<E>) => void) | undefined) {
  const [own, setOwn] = useState<string | null>(null);
  return {
    ...(own === null ? {} : { value: own, "data-converting": "" }),
    onCompositionStart: (e: CompositionEvent<E>) => setOwn(e.currentTarget.value),
    onInput: (e: React.SyntheticEvent<E>) => {
      const { value } = e.currentTarget;
      setOwn((old) => (old === null ? null : value));
    },
    onCompositionEnd: (e: CompositionEvent<E>) => {
      setOwn(null);
      // The keeper may have been given another value meanwhile; what was confirmed is newer.
      if (e.currentTarget.value !== kept) put?.(e as unknown as React.ChangeEvent<E>);
    },
  };
}

/**
 * The box of every field of ours. While the input method converts, its text is its own: whatever value comes meanwhile (an answer, a draft, a list that
 * closes) writes nothing over what is being typed, which would end the conversion (ui.md §6.2).
 */
export function Input(props: InputProps) {
  const given = useSlottedContext(InputContext);
  return <AriaInput {...props} {...useOwnText<HTMLInputElement>(given?.value, given?.onChange)} />;
}

/** The same for several lines. */
export function TextArea(props: TextAreaProps) {
  const given = useSlottedContext(TextAreaContext);
  return <AriaTextArea {...props} {...useOwnText<HTMLTextAreaElement>(given?.value, given?.onChange)} />;
}
