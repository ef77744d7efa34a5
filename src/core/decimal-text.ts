/**
 * A finite number as plain decimals, exactly: its shortest decimal, without exponent or grouping, times ten to the
 * power of `shift` (moved as text, so that no digit is rounded).
 *
 * @example
 * decimalText(0.173, 2); // "17.3"
 */
export function decimalText(value: number, shift = 0): string {
  const text = String(value);
  // From 1e21 and below 1e-6 a number is written with an exponent; else its text is already what is asked.
  if (shift === 0 && !text.includes("e")) return text;
  const [mantissa = "", exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const point = whole.length + Number(exponent) + shift;
  const digits = "0".repeat(Math.max(0, 1 - point)) + (whole + fraction).padEnd(point, "0");
  const units = digits.slice(0, Math.max(1, point)).replace(/^0+(?=\d)/, "");
  const decimals = digits.slice(Math.max(1, point)).replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${units}${decimals === "" ? "" : `.${decimals}`}`;
}
