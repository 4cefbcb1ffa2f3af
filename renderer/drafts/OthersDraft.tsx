import { useEffect, useState } from "react";
import { act } from "../bridge.ts";
import look from "../ui/look.module.css";
import { useWords } from "../words/words.ts";

/** That somebody else's draft is kept on this PC: not whose, of what, or how many (ui.md §7.7). Nothing where there is none. */
export function OthersDraft() {
  const { w } = useWords();
  const [others, setOthers] = useState(false);
  useEffect(() => {
    let gone = false;
    void act("draft.list", {}).then((got) => {
      if (!gone && "rows" in got) setOthers(got.rows.some((d) => "others" in d));
    });
    return () => {
      gone = true;
    };
  }, []);
  return others ? <span className={look["small"]}>{w.today.othersDraft}</span> : null;
}
