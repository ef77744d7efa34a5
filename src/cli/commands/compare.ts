import {
  type Alternative,
  alternativeOf,
  comparisonNotes,
  moveOrderedBy,
  type Order,
  ordered,
} from "../../core/compare/alternative.ts";
import { futureOfCode } from "../../core/contract/quarterly-futures.ts";
import type { PairTrade } from "../../core/pair/trade.ts";
import { weightings } from "../../core/pair/weighting.ts";
import { sideNames } from "../../core/sides.ts";
import { fail, PairsizeError } from "../../errors/error.ts";
import type { Finding, Place } from "../../errors/finding.ts";
import { type Document, documentOrigins } from "../../io/document.ts";
import { type ReadOnce, readingOnce } from "../../io/files/file-bytes.ts";
import type { Compared } from "../../render/compare/forms.ts";
import { type WrittenAlternative, writtenAlternatives } from "../../schema/alternatives.ts";
import { shapeFindings } from "../../schema/shape.ts";
import { contractSymbol } from "../../schema/written-trade.ts";
import {
  type Answer,
  answers,
  type Command,
  type Invocation,
  inputFolder,
  type Lap,
  type Options,
  textOf,
  textsOf,
} from "../call/command.ts";
import {
  isOneSeries,
  levelsOfOtherMonths,
  loadWritten,
  mergeFlags,
  orNull,
  quotedIn,
  readTradeDocument,
  refuseOtherFutures,
  refusePremiums,
} from "../flags/trade-file.ts";
import { keyOf, outputOptions, sizingOptions, tradeOptions, without } from "../flags/trade-flags.ts";

/** Shows alternatives side by side. */
export const compare: Command = {
  name: "compare",
  examples: [
    "pairsize compare spreads.yaml outright.yaml",
    "pairsize compare outright.yaml --expiry Mar26,Jun26 --max-loss 250000",
    'pairsize compare trade.yaml --structure "40dC/20dC" --structure "ATM C" --by gainPerLoss',
    "pairsize compare trade.yaml --by capital --report -o alternatives.html",
  ],
  arguments: [
    { name: "[trade-file...]", summary: "YAML or JSON, one or several, with alternatives: in them; flags beat them" },
  ],
  options: [
    { flags: "--by <FIGURE>", summary: "the best first: maxLoss, gainPerLoss, capital, or move:1 (as given)" },
    {
      flags: "--structure <LEGS>",
      summary: '"40dC/20dC" on the long side, mirrored on the short one; "RTY=40dC,NQ=ATM P"; several times',
      repeats: true,
    },
    ...tradeOptions.map((option) =>
      option.flags.startsWith("--expiry") ? { ...option, summary: `${option.summary}; several: Mar26,Jun26` } : option,
    ),
    ...sizingOptions,
    { flags: "--report", summary: "one HTML page: the table, and the payoffs over outperformance in one picture" },
    ...without(outputOptions, "--explain"),
  ],
  run: answers(answer),
};

async function answer(invocation: Invocation, lap: Lap): Promise<Answer> {
  const by = orderOf(invocation.options);
  const given = await alternativesOf(invocation);
  lap("compute");
  if (by !== null) refuseUnnamedMove(given, by);
  const compared: Compared = { alternatives: by === null ? given : ordered(given, by), by };
  const { alternatives } = compared;
  const warnings = [...warningsOf(alternatives), ...comparisonNotes(alternatives, by)];
  const forms = () => import("../../render/compare/forms.ts");
  return {
    exit: alternatives.every(({ feasible }) => feasible) ? 0 : 1,
    warnings,
    problems: alternatives.flatMap((one) => (one.feasible ? [] : one.problems)),
    reads: {
      page: async (style, version) =>
        (await import("../../render/compare/page.ts")).comparePage(compared, warnings, version, style),
      json: async (version) => (await forms()).compareDocument(compared, warnings, version),
      csv: async () => (await forms()).renderCompareCsv(compared),
      markdown: async () => (await forms()).renderCompareMarkdown(compared),
      table: async (style) => (await forms()).renderCompare(compared, style),
    },
  };
}

/** @throws PairsizeError VALUE_OUT_OF_RANGE for another figure */
function orderOf(options: Options): Order | null {
  const typed = textOf(options, "by");
  if (typed === undefined) return null;
  if (typed === "maxLoss" || typed === "gainPerLoss" || typed === "capital") return typed;
  if (/^move:[1-9]\d{0,3}$/.test(typed)) return typed as Order;
  const bound = "maxLoss, gainPerLoss, capital, or move:1 for the first named move";
  return fail("VALUE_OUT_OF_RANGE", { name: "--by", bound, got: typed }, { flag: `--by ${typed}` });
}

/** @throws PairsizeError VALUE_OUT_OF_RANGE for a move that no trade names */
function refuseUnnamedMove(given: readonly Alternative[], by: Order): void {
  const sized = given.filter((one) => one.feasible);
  if (!by.startsWith("move:") || sized.length === 0 || moveOrderedBy(given, by) !== null) return;
  const named = Math.max(...sized.map(({ sizing }) => sizing.moves?.length ?? 0));
  const bound = named === 0 ? "another figure: no trade names a move" : `a named move, of which there are ${named}`;
  fail("VALUE_OUT_OF_RANGE", { name: "--by", bound, got: by }, { flag: `--by ${by}` });
}

/** The warnings of all that were read, each once; one that is not of all names the alternatives that it is of. */
function warningsOf(alternatives: readonly Alternative[]): Finding[] {
  const found = new Map<string, { readonly warning: Finding; readonly names: readonly string[] }>();
  for (const { name, warnings } of alternatives)
    for (const warning of warnings) {
      const text = JSON.stringify(warning);
      const names: readonly string[] = found.get(text)?.names ?? [];
      found.set(text, { warning, names: names.includes(name) ? names : [...names, name] });
    }
  const read = alternatives.filter((one) => one.feasible || one.problems.length === 0).length;
  return [...found.values()].map(({ warning, names }) => {
    const isPlaced = warning.where !== undefined || warning.flag !== undefined;
    return isPlaced || names.length === read ? warning : { ...warning, where: { file: names.join("; ") } };
  });
}

/** One of the trades to compare, as it is written, and how it differs from the others. */
interface Asked {
  readonly file: string | null;
  readonly document: Document | null;
  readonly written: WrittenAlternative;
  /** The trade that the alternatives of a file are alternatives to. */
  readonly base: WrittenAlternative;
  readonly structure: string | null;
  readonly expiry: string | null;
  readonly weighting: string | null;
}

/** Every trade of every file, with every structure, at every expiry and by every weighting that was asked. */
async function alternativesOf(invocation: Invocation): Promise<Alternative[]> {
  const once = readingOnce(MOST_FILES);
  const files = invocation.arguments.length === 0 ? [null] : invocation.arguments;
  const found: Alternative[] = [];
  const taken = new Set<string>();
  for (const file of files) {
    try {
      const document = file === null ? null : await readTradeDocument(file, invocation.world);
      const refused = document === null ? [] : shapeOfAlternatives(document);
      for (const asked of askedOf(file, document, invocation.options)) {
        const name = nameOf(asked, files.length > 1);
        const wrong = refused.filter(({ path }) => isWithin(path, asked.written.at));
        const [first] = wrong;
        found.push(
          first === undefined
            ? await answered(name, asked, invocation, once, taken)
            : notRead(name, [first, ...wrong.slice(1)]),
        );
      }
    } catch (error) {
      found.push(notRead(file ?? "flags", findingsOf(error)));
    }
  }
  refuseStrays(invocation.options, found, taken);
  return found;
}

/** @throws PairsizeError FLAG_OF_NO_TRADE for a level of a future that no alternative rests on */
function refuseStrays(options: Options, found: readonly Alternative[], taken: ReadonlySet<string>): void {
  const stray = codedLevels(options).find(({ typed }) => !taken.has(typed));
  if (stray !== undefined && found.every(({ feasible }) => feasible))
    fail("FLAG_OF_NO_TRADE", { flag: `--level ${stray.typed}` });
}

/** Price files and chains that are kept: of more trades than a screen shows side by side. */
const MOST_FILES = 100;

/**
 * What is wrong with the shape of the alternatives of a file: of each for itself, so that one never hides the others.
 *
 * @throws PairsizeError where they are no list
 */
function shapeOfAlternatives(document: Document): readonly Finding[] {
  const found = shapeFindings(document.value, documentOrigins(document)).filter(({ path }) =>
    path?.startsWith("alternatives"),
  );
  const [noList] = found.filter(({ path }) => path === "alternatives");
  if (noList !== undefined) throw new PairsizeError([noList]);
  return found;
}

function isWithin(path: string | undefined, at: number | null): boolean {
  return at !== null && (path === `alternatives[${at}]` || path?.startsWith(`alternatives[${at}].`) === true);
}

function askedOf(file: string | null, document: Document | null, options: Options): Asked[] {
  const structures = textsOf(options, "structure");
  const typed = textsOf(options, "expiry").filter((one) => !one.includes("="));
  const expiries = typed.flatMap((one) => one.split(",")).map((one) => one.trim());
  const named = (textOf(options, "weighting") ?? "").split(",").map((one) => one.trim());
  const asked = named.flatMap((one) => (one === "all" ? weightings : [one]));
  const trades = writtenAlternatives(document?.value ?? { version: 1 });
  return trades.flatMap((written) =>
    (structures.length > 0 ? structures : [null]).flatMap((structure) =>
      (expiries.length > 1 ? expiries : [null]).flatMap((expiry) =>
        (asked.length > 1 ? asked : [null]).map((weighting) => ({
          ...{ file, document, written, structure, expiry, weighting },
          base: trades[0],
        })),
      ),
    ),
  );
}

/** What differs; the file too where there are several or nothing differs. */
function nameOf({ file, written, structure, expiry, weighting }: Asked, hasFiles: boolean): string {
  const other = written.at === null ? null : (written.name ?? `alternative ${written.at + 1}`);
  const differs = [other, structure, expiry, weighting].filter((one) => one !== null);
  const isFileNamed = file !== null && (hasFiles || differs.length === 0);
  return [...(isFileNamed ? [file] : []), ...differs].join(", ") || "flags";
}

/** A trade beside others, or what is wrong with it: it never hides the others. */
async function answered(
  name: string,
  asked: Asked,
  given: Invocation,
  once: ReadOnce,
  taken: Set<string>,
): Promise<Alternative> {
  try {
    const invocation = await atOwnLevels(asked, given, once, taken);
    const trade = await tradeOf(asked, invocation, once);
    refuseOtherFutures(trade, invocation.options);
    if (asked.expiry === null && asked.written.at === null) return alternativeOf(name, trade);
    const base = await beforeOf(asked, asked.base, invocation, once);
    await refuseOtherPremiums(trade, base, asked, invocation, once);
    const apart = base === null ? [] : levelsOfOtherMonths(trade, base);
    return alternativeOf(name, { ...trade, warnings: [...trade.warnings, ...apart] });
  } catch (error) {
    return notRead(name, findingsOf(error));
  }
}

/** Whether a key is the code of a future does not depend on the day on which it is read. */
const NO_DAY = "2000-01-01";

/** The levels of --level that are keyed by the code of a future, with it. */
function codedLevels(options: Options): { readonly typed: string; readonly code: string }[] {
  return textsOf(options, "level").flatMap((typed) => {
    const code = keyOf(typed).toUpperCase();
    return futureOfCode(code, NO_DAY) === null ? [] : [{ typed, code }];
  });
}

/** The flags with those coded levels alone that are of the futures which an alternative rests on. */
async function atOwnLevels(asked: Asked, given: Invocation, once: ReadOnce, taken: Set<string>): Promise<Invocation> {
  const coded = codedLevels(given.options);
  if (coded.length === 0) return given;
  const plain = textsOf(given.options, "level").filter((typed) => !coded.some((one) => one.typed === typed));
  const withLevels = (level: readonly string[]): Invocation => ({ ...given, options: { ...given.options, level } });
  const bare = await beforeOf(asked, asked.written, withLevels(plain), once, asked.expiry);
  if (bare === null) {
    for (const { typed } of coded) taken.add(typed);
    return given;
  }
  const own = coded.filter(({ code }) =>
    [bare.long, bare.short].some(
      ({ future }) => future !== null && futureOfCode(code, future.expiry)?.code === future.code,
    ),
  );
  for (const { typed } of own) taken.add(typed);
  const beaten = own.map(({ code }) => contractSymbol(code));
  const others = plain.filter((typed) => !beaten.includes(contractSymbol(keyOf(typed))));
  return withLevels([...others, ...own.map(({ typed }) => typed)]);
}

function notRead(name: string, problems: readonly [Finding, ...Finding[]]): Alternative {
  return { name, feasible: false, reason: problems[0], problems, warnings: [] };
}

function findingsOf(error: unknown): readonly [Finding, ...Finding[]] {
  if (error instanceof PairsizeError) return error.findings;
  throw error;
}

function tradeOf(
  { file, document, written, structure, expiry, weighting }: Asked,
  invocation: Invocation,
  once: ReadOnce,
): Promise<PairTrade> {
  const ofSides = textsOf(invocation.options, "expiry").filter((one) => one.includes("="));
  const options = {
    ...invocation.options,
    structure: structure ?? undefined,
    ...(expiry === null ? {} : { expiry: [expiry, ...ofSides] }),
    ...(weighting === null ? {} : { weighting }),
  };
  const own = document === null ? null : documentOf(document, written);
  return loadWritten(mergeFlags(own, options), inputFolder(file), invocation, once);
}

function documentOf(document: Document, { input, pathOf }: WrittenAlternative): Document {
  return { ...document, value: input, locate: (path, which) => document.locate(pathOf(path), which) };
}

/** A trade as it is written, without --expiry or at one of it; null where it cannot be read. */
function beforeOf(
  asked: Asked,
  written: WrittenAlternative,
  invocation: Invocation,
  once: ReadOnce,
  expiry: string | null = null,
): Promise<PairTrade | null> {
  const options = { ...invocation.options, ...(asked.expiry === null ? {} : { expiry: undefined }) };
  return orNull(() => tradeOf({ ...asked, written, expiry }, { ...invocation, options }, once));
}

/** A premium or a delta is one of the expiry and series that it was written for: of another it is wrong. */
async function refuseOtherPremiums(
  trade: PairTrade,
  base: PairTrade | null,
  asked: Asked,
  invocation: Invocation,
  once: ReadOnce,
): Promise<void> {
  for (const side of sideNames) {
    const given = trade[side].legs.map(quotedIn).filter((where) => where !== null);
    if (given.length === 0) continue;
    const isOwn = asked.written.ownLegs.includes(side) && !given.includes("flag");
    const writtenFor = isOwn ? await beforeOf(asked, asked.written, invocation, once) : base;
    if (writtenFor === null || !isOneSeries(trade[side], writtenFor[side]))
      refusePremiums(trade[side], writtenFor?.[side].expiry ?? null, expiryPlace(asked));
  }
}

/** Where the expiry of an alternative is written. */
function expiryPlace({ document, written, expiry }: Asked): Place {
  if (expiry !== null) return { flag: `--expiry ${expiry}` };
  return document === null ? {} : documentOrigins(document).place(written.pathOf(["expiry"]));
}
