import { describe, expect, it } from "vitest";
import { type PairTrade, parseTrade, scenario } from "../../../src/index.ts";
import { refusalOf } from "../../refusal.ts";

