/** Largest file taken in, bytes. */
export const largestFile = 8 * 1024 * 1024;
/** Largest content of an xlsx once unpacked, bytes; a file that says more, or turns out to hold more, is not opened. */
export const largestUnpacked = 64 * 1024 * 1024;
/** Most rows of a sheet or records of a CSV. */
export const mostRows = 20_000;
/** Most columns that are looked at. */
export const mostColumns = 200;
/** Longest text of one cell, UTF-16 units (a cell of a spreadsheet holds 32,767). */
export const longestCell = 32_767;
