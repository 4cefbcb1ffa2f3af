/** How a clock that went back touches a record: it was the first after it, one of those after it, or one before it with a time that ran ahead. */
export const clockMark = (r: { readonly clock: number; readonly clock_top: number | null }): "back" | "after" | "ahead" | null => (r.clock === 1 ? "back" : r.clock === 2 ? "ahead" : r.clock_top !== null ? "after" : null);
