/** One row of 今日やること: one kind and level, the worst named, the rest counted (ui.md §7.1). */
export interface Task {
  readonly key: string;
  readonly gravity: 1 | 2 | 3 | 4 | 5;
  readonly what: string;
  readonly more: string;
  readonly when: string;
  readonly date: string;
  readonly article: string;
}
