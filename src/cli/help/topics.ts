/** Help topics by name: each is text for 80 columns. */
export const topics: Readonly<Record<string, () => string>> = {};
