import { otherSide, type Side } from "../sides.ts";
import { DOUBT } from "./per-contract.ts";
import type { Measures } from "./records.ts";
import type { Region } from "./region.ts";

/** The counts of one side that pairs within a tolerance can have, and bounds of their gross notional per count. */
export interface Counts {
  readonly counted: Side;
  readonly least: number;
  readonly most: number;
  readonly leastGross: number;
  readonly mostGross: number;
}

/** A pair uses a budget from nine tenths of the largest gross notional. What doubles miss, rounding to counts takes in. */
const USED = 0.9;

/**
 * The counts worth going through for the pairs of a region within a tolerance, of the side with fewer of them.
 *
 * Within a tolerance t a count has from ratio·(1 − t)/(1 + t) to ratio·(1 + t)/(1 − t) partners, so that whatever is
 * linear in a pair is bounded by a multiple of the count. In doubles, and a little wider than need be.
 */
export function countsWithin(measures: Measures, region: Region, tolerance: number): Counts {
  const [long, short] = [countsOf("long", measures, region, tolerance), countsOf("short", measures, region, tolerance)];
  return long.most - long.least <= short.most - short.least ? long : short;
}

/** The counts whose gross notional can lie between nine tenths of the largest and the largest. */
export function countsUsing(counts: Counts, largest: number): Counts {
  return {
    ...counts,
    least: Math.max(counts.least, Math.floor((USED * largest) / counts.mostGross)),
    most: Math.min(counts.most, Math.ceil(largest / counts.leastGross)),
  };
}

function countsOf(counted: Side, { exposure, notional }: Measures, region: Region, tolerance: number): Counts {
  const other = otherSide(counted);
  const ratio = exposure.near[counted] / exposure.near[other];
  const fewest = ((ratio * (1 - tolerance)) / (1 + tolerance)) * (1 - DOUBT);
  const mostPartners = ((ratio * (1 + tolerance)) / (1 - tolerance)) * (1 + DOUBT);
  const perCount = (own: number, partner: number, partners: number) => own + (partner === 0 ? 0 : partner * partners);
  let most = Math.min(region.most[counted], Math.ceil(region.most[other] / fewest));
  for (const { near, nearMost } of region.limits) {
    const [own, partner] = [near[counted], near[other]];
    const least = Math.min(perCount(own, partner, fewest), perCount(own, partner, mostPartners));
    if (least > DOUBT * (Math.abs(own) + Math.abs(partner) * fewest)) {
      most = Math.min(most, Math.ceil(nearMost / least));
    }
  }
  const gross = (partners: number) => perCount(notional.near[counted], notional.near[other], partners);
  return { counted, least: region.least[counted], most, leastGross: gross(fewest), mostGross: gross(mostPartners) };
}
