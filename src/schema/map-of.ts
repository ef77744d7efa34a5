/** The value as a map; an empty one where it is something else. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? (value as Record<string, unknown>) : {};
}

/** Whether the value is a map. */
export function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
