/** What an American put's exercise depends on, spot and strike apart: rates per year, continuously compounded; volatility per √year. */
export interface PutTerms {
  readonly rate: number;
  readonly yield: number;
  readonly volatility: number;
}

/** Value of a put per unit of strike, with its first two derivatives with respect to the spot per unit of strike. */
export interface PutSlopes {
  readonly value: number;
  readonly delta: number;
  readonly gamma: number;
}
