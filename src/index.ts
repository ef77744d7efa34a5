// Profit at expiry
export { expiryEnvelope, type PayoffOptions, profitAtExpiry } from "./api/payoff.ts";
export type { PlainLeg } from "./api/plain-leg.ts";
// Whole contracts
export { type WholeContractsInput, wholeContracts } from "./api/whole-contracts.ts";
export type { Bound, LimitedBound, SideBound, Unlimited } from "./core/bound.ts";
export type { PairNeeds, SizedPair } from "./core/pair/pair-request.ts";
export type { Sides } from "./core/pair/sides.ts";
export type { ChosenPair, NothingFits, WholeContracts } from "./core/pair/whole-contracts.ts";
export type { ZeroStretch } from "./core/payoff/breakevens.ts";
export type { ExpiryEnvelope } from "./core/payoff/expiry-envelope.ts";

// Errors
export type { Code } from "./errors/catalogue.ts";
export { PairsizeError } from "./errors/error.ts";
export type { Finding } from "./errors/finding.ts";
export { hintOf, messageOf } from "./errors/wording.ts";
