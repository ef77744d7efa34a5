/** When a scenario looks at the pair: when its options expire, or so many whole calendar days after the trade's date. */
export type Horizon = { readonly kind: "expiry" } | { readonly kind: "days"; readonly days: number };
