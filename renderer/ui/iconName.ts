/** The line drawings there are; their paths stand in `Icon.tsx`. */
export type IconName =
  | "check" | "plus" | "close" | "cross" | "alarm" | "clock" | "pen" | "ring" | "lock" | "person" | "bars" | "out" | "half" | "diamond" | "crossed"
  | "back" | "question" | "right" | "left" | "down" | "paper" | "printer" | "shield" | "info" | "machine" | "search";
