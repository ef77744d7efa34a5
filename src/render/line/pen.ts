/**
 * Bytes that are being written, `at` being the first that is still free.
 *
 * Lines are put together as bytes and not as text: joining hundreds of short texts, and encoding what comes of it, takes
 * longer than everything else that writes a document.
 */
export interface Pen {
  bytes: Uint8Array;
  view: DataView;
  at: number;
}

/** A fixed piece of JSON, ready to be copied eight bytes at a time: as doubles, which no ASCII makes NaN of. */
export interface Piece {
  readonly words: Float64Array;
  readonly length: number;
}

const WORD_BYTES = 8;

/** A pen with room for so many bytes; it makes more when it needs them. */
export function newPen(room: number): Pen {
  const bytes = new Uint8Array(room);
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

/** A fixed piece of ASCII text. */
export function piece(text: string): Piece {
  const padded = newPen(text.length + WORD_BYTES);
  for (let at = 0; at < text.length; at += 1) padded.bytes[at] = text.charCodeAt(at);
  const words = Float64Array.from({ length: Math.ceil(text.length / WORD_BYTES) }, (_, at) =>
    padded.view.getFloat64(at * WORD_BYTES, true),
  );
  return { words, length: text.length };
}

/** Writes a fixed piece. */
export function put(pen: Pen, { words, length }: Piece): void {
  const room = words.length * WORD_BYTES;
  if (pen.at + room > pen.bytes.length) grow(pen, room);
  const { view, at } = pen;
  // The last word may write past the piece; what comes next is written over that.
  for (let index = 0; index < words.length; index += 1)
    view.setFloat64(at + index * WORD_BYTES, words[index] as number, true);
  pen.at = at + length;
}

/** Makes room for so many bytes more. */
export function grow(pen: Pen, more: number): void {
  const larger = newPen(2 * (pen.at + more));
  larger.bytes.set(pen.bytes.subarray(0, pen.at));
  pen.bytes = larger.bytes;
  pen.view = larger.view;
}
