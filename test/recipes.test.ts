import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, inject, it } from "vitest";
import { parse as parseYaml } from "yaml";
import ttr from "../fixtures/oracles/ttr-synthetic.json" with { type: "json" };
import { inFolder, inProject } from "./cli/process.ts";
import { addProgram, inShell, recipe, recipes } from "./cli/recipes.ts";

const hasJq = spawnSync("jq", ["--version"]).status === 0;
const fixture = (path: string) => readFileSync(inProject(`fixtures/${path}`), "utf8");
const trade = fixture("trades/rty-nq-spreads.yaml");
const futures = '{"version":1,"long":{"symbol":"RTY","level":2730.8},"short":{"symbol":"NQ","level":25658.25}}';
const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");

/** The sample trade by hand: dollars of one contract, and what one spread of each side costs, which is the most that it loses. */
const notional = { long: 2730.8 * 50, short: 25658.25 * 20 };
const cost = { long: (78.4 - 18.2) * 50, short: (612.5 - 196.25) * 20 };
const ratio = {
  dollar: notional.long / notional.short,
  volatility: (notional.long * 0.185) / (notional.short * 0.173),
};
/** An expression as workflows write it. */
const expression = (text: string) => ["$", `{{ ${text} }}`].join("");
const lossOf = (long: number, short: number) => Math.round((long * cost.long + short * cost.short) * 100) / 100;

it("is built", () => {
  expect(inject("buildProblem")).toBe("");
});

it("each block of the page is run, here or with the tests of batch, but for Spark's", () => {
  const counts: Record<string, number> = {};
  for (const { section, language } of recipes)
    counts[`${section}: ${language}`] = (counts[`${section}: ${language}`] ?? 0) + 1;
  expect(counts).toEqual({
    "The answer in pieces: console": 5,
    "Against the last sizing: console": 1,
    "A mail when the sizing changes: sh": 1,
    "A mail when the sizing changes: crontab": 1,
    "Open trades: yaml": 1,
    "Open trades: sh": 2,
    "Open trades: crontab": 1,
    "Trades checked in a repository: yaml": 1,
    "In a spreadsheet: sh": 2,
    "Every day of a history: yaml": 1,
    "Every day of a history: sh": 2,
    "Many trades: console": 1,
    "Many trades: sh": 1,
    "GNU parallel: sh": 2,
    "Dask: python": 1,
    "Spark: python": 1,
  });
});

/** Notes, a line each, and nothing that would make a number doubtful. */
const NOTES = /^(pairsize: note: .*\n)*$/;

describe("a screen, by the built command line and bash", () => {
  const screens = recipes.filter(({ language, text }) => language === "console" && (hasJq || !text.includes("jq ")));

  it.each(screens)("$text", ({ text }) =>
    inFolder({ "trade.yaml": trade, "trades.ndjson": fixture("trades/trades.ndjson") }, (folder) => {
      const call = text.slice(2, text.indexOf("\n"));
      const { stdout, stderr } = inShell(folder, call);
      expect(`$ ${call}\n${stdout}${stderr}`).toBe(text);
    }),
  );
});

describe("what the screens show is what comes of it by hand", () => {
  const shown = (nth: number) => recipe("The answer in pieces", "console", nth).trimEnd().split("\n").slice(1);

  it("contracts and max loss", () => {
    expect([lossOf(4, 1), lossOf(7, 2)]).toEqual([20365, 37720]);
    expect(shown(0)).toEqual(['"dollar-neutral",4,1,20365', '"volatility-adjusted",7,2,37720']);
  });

  it("tickets of both spreads", () => {
    expect(shown(1)).toEqual(
      ["buy 4 RTY # 2750 call", "sell 4 RTY # 2950 call", "buy 1 NQ # 25500 put", "sell 1 NQ # 23500 put"].map(
        (ticket) => ticket.replace("#", "2026-03-20"),
      ),
    );
  });

  it("both ratios", () => {
    const { "dollar-neutral": dollar, "volatility-adjusted": volatility } = JSON.parse(shown(2).join(""));
    expect([dollar, volatility]).toEqual([expect.closeTo(ratio.dollar, 14), expect.closeTo(ratio.volatility, 14)]);
  });

  it("the check that fails", () => {
    expect(shown(3)).toEqual(["the pair can lose $37,720, $12,720 over the limit of $25,000"]);
  });

  it("the frontier", () => {
    const [, ...rows] = shown(4).map((row) => row.split(",").map(Number));
    expect(rows.length).toBeGreaterThan(3);
    for (const [long = 0, short = 0, imbalance, loss] of rows) {
      const sides = [long * notional.long, short * notional.short] as const;
      expect(imbalance).toBeCloseTo((100 * (sides[0] - sides[1])) / (sides[0] + sides[1]), 1.99);
      expect(loss).toBe(lossOf(long, short));
    }
  });

  it("the drift", () => {
    const screen = recipe("Against the last sizing", "console");
    expect(screen).toContain(`ratio ${((ratio.volatility * 20) / 18.5).toFixed(4)} is`);
    expect(screen).toContain(`${((100 * 1.5) / 18.5).toFixed(3)} % above the ${ratio.volatility.toFixed(4)}`);
  });
});

describe("open trades", () => {
  /** Closes of the weekdays from 22 January to a day of February 2026, the last of them at the level. */
  const row = (level: number, last = 20) => {
    const days = Array.from({ length: last + 10 }, (_, at) => new Date(Date.UTC(2026, 0, 22 + at)));
    const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0).map((day) => day.toISOString().slice(0, 10));
    const close = (at: number) => level * (1 - 0.001 * ((weekdays.length - 1 - at) % 5));
    return `Date,Close\n${weekdays.map((day, at) => `${day},${close(at)}\n`).join("")}`;
  };
  const withTrades = (rty: number, test: (folder: string) => void) =>
    inFolder({ "rty.csv": row(rty), "nq.csv": row(25500) }, (folder) => {
      for (const name of ["trades", "mails"]) mkdirSync(join(folder, name));
      writeFileSync(join(folder, "trades/rty-nq.yaml"), recipe("Open trades", "yaml"));
      writeFileSync(join(folder, "trades/mark-trades.sh"), recipe("Open trades", "sh", 1));
      addProgram(folder, "mail", 'at="$HOME/mails/1"; { echo "$*"; cat; } > "$at"');
      addProgram(folder, "date", 'echo "2026-02-20 $*" | sed "s/ +%F$//"');
      test(folder);
    });
  const job = recipe("Open trades", "crontab").trimEnd().split("\n").at(-1) ?? "";
  const command = job.replace(/^(?:\S+ ){5}/, "");
  const mailed = (folder: string) => {
    const { exit, stderr } = inShell(folder, 'cd /; sh -c "$JOB"', { HOME: folder, JOB: command });
    expect(stderr).toBe("");
    return [
      exit,
      readdirSync(join(folder, "mails"))
        .map((name) => read(folder, `mails/${name}`))
        .join(""),
    ] as const;
  };

  it("are a book, at the newest rows of their histories", () =>
    withTrades(2800, (folder) => {
      writeFileSync(join(folder, "trades/second.yaml"), recipe("Open trades", "yaml"));
      const { exit, stdout } = inShell(folder, recipe("Open trades", "sh", 0));
      expect(exit).toBe(0);
      expect(stdout).toMatch(/^trades\/rty-nq\.yaml .* 28 /m);
      expect(stdout).toMatch(/^Sum /m);
    }));

  it("are mailed where a rule is reached or a trade is not marked, and else not", async () => {
    await withTrades(2800, (folder) => expect(mailed(folder)).toEqual([0, ""]));
    // The file of NQ has stopped: its level is older than that of RTY.
    await withTrades(2800, (folder) => {
      writeFileSync(join(folder, "nq.csv"), row(25_500, 18));
      const [, mail] = mailed(folder);
      expect(mail).toMatch(/^-s a warning trader@example.com\n/);
      expect(mail).toContain("LEVELS_OF_DIFFERENT_DATES");
    });
    // Both have.
    await withTrades(2800, (folder) => {
      for (const [name, level] of [
        ["rty.csv", 2800],
        ["nq.csv", 25_500],
      ] as const)
        writeFileSync(join(folder, name), row(level, 9));
      expect(mailed(folder)[1]).toMatch(/^-s a warning trader@example.com\n[\s\S]*HISTORY_STALE/);
    });
    await withTrades(3010, (folder) => {
      const [, mail] = mailed(folder);
      expect(mail).toMatch(/^-s a rule is reached, or a leg is not marked trader@example.com\n/);
      // 3,010 of 2,730.80 is 10.2 % more of the ratio.
      expect(mail).toContain("maxRatioDrift 10 %: REACHED");
    });
    await withTrades(2800, (folder) => {
      writeFileSync(join(folder, "trades/wrong.yaml"), recipe("Open trades", "yaml").replace("@ 78.40", "@ -78.40"));
      expect(mailed(folder)[1]).toMatch(/^-s not marked, exit 3 trader@example.com\n/);
    });
  });
});

describe.skipIf(!hasJq)("the mail of cron (needs jq)", () => {
  const lines = recipe("A mail when the sizing changes", "crontab").trimEnd().split("\n");
  const [job = ""] = lines.filter((line) => !/^[A-Z]+=/.test(line));
  const [, when = "", command = ""] = /^((?:\S+ ){5})(.*)$/.exec(job) ?? [];

  /** A day of cron: the trade as it is now, and the exit code of `mail`; answers the code of the job and the mails sent so far. */
  function day(folder: string, text: string, mailExit = 0) {
    writeFileSync(join(folder, "trades/trade.yaml"), text);
    const settings = Object.fromEntries(lines.filter((line) => line !== job).map((line) => line.split("=")));
    const env = { ...settings, HOME: folder, MAIL_EXIT: String(mailExit), JOB: command };
    const { exit, stdout, stderr } = inShell(folder, 'cd /; sh -c "$JOB"', env);
    expect(stdout + stderr).toBe("");
    const mails = readdirSync(join(folder, "mails")).map((name) => read(folder, `mails/${name}`));
    return { exit, sent: mails.length, mail: mails.at(-1) ?? "" };
  }

  const withMailer = (test: (folder: string) => void) =>
    inFolder({}, (folder) => {
      for (const name of ["trades", "mails"]) mkdirSync(join(folder, name));
      writeFileSync(join(folder, "trades/mail-sizing.sh"), recipe("A mail when the sizing changes", "sh"));
      const kept = 'at="$HOME/mails/$(ls "$HOME/mails" | wc -l | tr -d " ")"';
      addProgram(folder, "mail", `[ "$MAIL_EXIT" = 0 ] || exit "$MAIL_EXIT"; ${kept}; { echo "$*"; cat; } > "$at"`);
      test(folder);
    });

  it("is a line that cron can read", () => {
    expect([lines.length, when]).toEqual([2, "30 16 * * 1-5 "]);
    expect(command).not.toContain("%");
  });

  it("is sent where the contracts change, and not where only the level does", () =>
    withMailer((folder) => {
      const first = day(folder, trade);
      expect([first.exit, first.sent]).toEqual([0, 1]);
      expect(first.mail).toMatch(/^-s trade.yaml: new sizing trader@example.com\nRTY over NQ/);
      expect(first.mail).toMatch(/^Contracts, RTY : NQ +4 : 1 +7 : 2$/m);
      expect(day(folder, trade)).toMatchObject({ exit: 0, sent: 1 });
      expect(day(folder, trade.replace("2730.8", "2731.0"))).toMatchObject({ exit: 0, sent: 1 });
      const moved = day(folder, trade.replace("18.5%", "40%"));
      expect([moved.exit, moved.sent]).toEqual([0, 2]);
      expect(moved.mail).not.toMatch(/ 7 : 2$/m);
    }));

  it("is sent at each failure, with the message and its exit code, and once where nothing fits", () =>
    withMailer((folder) => {
      const bad = trade.replace("@ 18.20", "@ -18.20");
      const failed = day(folder, bad);
      expect([failed.exit, failed.sent]).toEqual([3, 1]);
      expect(failed.mail).toMatch(/^-s trade.yaml: failed with exit 3 .*\n.*VALUE_OUT_OF_RANGE/);
      expect(day(folder, bad)).toMatchObject({ exit: 3, sent: 2 });
      const none = day(folder, `${trade}size: {maxLoss: 100}\n`);
      expect(none.sent).toBe(3);
      expect(none.mail).toMatch(/^-s trade.yaml: nothing fits trader@example.com\n/);
      expect(day(folder, `${trade}size: {maxLoss: 100}\n`).sent).toBe(3);
    }));

  it("is tried again where it could not be sent", () =>
    withMailer((folder) => {
      expect(day(folder, trade, 75)).toMatchObject({ exit: 75, sent: 0 });
      expect(day(folder, trade)).toMatchObject({ exit: 0, sent: 1 });
    }));
});

describe("the workflow", () => {
  const workflow = parseYaml(recipe("Trades checked in a repository", "yaml"), { strict: true, uniqueKeys: true });
  const { steps, env } = workflow.jobs.check;
  const runs: { run: string; if?: string }[] = steps.filter((step: object) => "run" in step);

  /** The steps as GitHub runs them: each by bash -e, after a failure only those that ask for it. */
  function ofTrades(files: Readonly<Record<string, string>>, test: (folder: string, answers: unknown[]) => void) {
    return inFolder({}, (folder) => {
      mkdirSync(join(folder, "planned"));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "planned", name), text);
      addProgram(folder, "npm", 'echo "npm $*"');
      let hasFailed = false;
      const answers = runs.map(({ run, if: condition }) => {
        if (hasFailed && condition !== expression("!cancelled()")) return "skipped";
        const { exit, stdout, stderr } = inShell(folder, 'bash -e -c "$RUN"', {
          RUN: run,
          PAIRSIZE_PACKAGE: "pairsize.tgz",
        });
        expect(stderr).toMatch(NOTES);
        hasFailed ||= exit !== 0;
        // The notes on series, delivery and balance by delta are annotations that fail nothing.
        const notes = /^::notice .*title=(SERIES_SEVERAL|OPTIONS_DELIVER|UNBALANCED_BY_DELTA)::.*\n/gm;
        return [exit, stdout.replace(notes, "")];
      });
      test(folder, answers);
    });
  }

  it("checks out, sets Node up, and keeps the JUnit XML also of a failure", () => {
    expect(Object.keys(workflow)).toEqual(["name", "on", "permissions", "jobs"]);
    expect([workflow.on, workflow.permissions]).toEqual([["push", "pull_request"], { contents: "read" }]);
    expect(env).toEqual({ PAIRSIZE_PACKAGE: expression("vars.PAIRSIZE_PACKAGE") });
    expect(steps.map((step: { uses?: string }) => step.uses?.replace(/@v\d+$/, "") ?? "run")).toEqual([
      "actions/checkout",
      "actions/setup-node",
      "run",
      "run",
      "run",
      "actions/upload-artifact",
    ]);
    expect(steps.at(-1)).toMatchObject({ if: expression("!cancelled()"), with: { path: "checks.xml" } });
  });

  it("is silent about trades that pass", () =>
    ofTrades({ "a.yaml": trade, "b.yaml": `${trade}limits: {maxLoss: 40000}\n` }, (folder, answers) => {
      expect(answers).toEqual([
        [0, "npm install --global pairsize.tgz\n"],
        [0, ""],
        [0, ""],
      ]);
      expect(read(folder, "checks.xml")).toContain('tests="8" failures="0" errors="0"');
    }));

  it("fails at a trade over its limits, says where, and writes the XML", () =>
    ofTrades({ "a.yaml": trade, "b.yaml": `${trade}limits: {maxLoss: 25000}\n` }, (folder, answers) => {
      const over = "the pair can lose $37,720, $12,720 over the limit of $25,000";
      const annotation = `::error file=planned/b.yaml,line=${trade.split("\n").length},col=19,title=maxLoss%2C volatility-adjusted::${over}\n`;
      expect(answers.slice(1)).toEqual([
        [1, annotation],
        [1, ""],
      ]);
      expect(read(folder, "checks.xml")).toContain('tests="8" failures="1" errors="0"');
    }));
});

describe("the files for a spreadsheet", () => {
  const rowsOf = (text: string, delimiter: string): Record<string, string>[] =>
    parseCsv(text, { columns: true, delimiter, relax_quotes: false, relax_column_count: false });

  it("are numbers where a number is said, with the unit in the header", () =>
    inFolder({ "trade.yaml": trade }, (folder) => {
      const { exit, stdout, stderr } = inShell(folder, recipe("In a spreadsheet", "sh"));
      expect({ exit, stdout }).toEqual({ exit: 0, stdout: "" });
      expect(stderr).toMatch(NOTES);
      const rows = rowsOf(read(folder, "sizing.csv"), ",");
      const numbers = Object.keys(rows[0] ?? {}).filter((name) =>
        /_(usd|fraction|contracts|per_long|per_short|year)$|^residual$/.test(name),
      );
      expect(numbers.length).toBeGreaterThan(15);
      for (const row of rows) for (const name of numbers) expect(row[name], name).toMatch(/^-?\d+(\.\d+)?$/);
      expect(rows.map((row) => [row.long_contracts, row.short_contracts, row.max_loss_usd].map(Number))).toEqual([
        [4, 1, 20365],
        [7, 2, 37720],
      ]);
      expect(Number(rows[0]?.ratio_short_per_long)).toBeCloseTo(ratio.dollar, 14);
    }));

  it("say unlimited in a word", () =>
    inFolder({ "trade.yaml": futures }, (folder) => {
      inShell(folder, recipe("In a spreadsheet", "sh"));
      const [dollar, volatility] = rowsOf(read(folder, "sizing.csv"), ",");
      expect([dollar?.max_loss_usd, volatility?.max_loss_usd]).toEqual(["unlimited", ""]);
    }));

  it.skipIf(!hasJq)("have decimal commas for a German Excel (needs jq)", () =>
    inFolder({ "trade.yaml": trade }, (folder) => {
      expect(inShell(folder, recipe("In a spreadsheet", "sh", 1)).exit).toBe(0);
      const rows = rowsOf(read(folder, "sizing-german.csv"), ";").map((row) => Object.values(row));
      for (const [, ...cells] of rows) for (const cell of cells) expect(cell).toMatch(/^-?\d+(,\d+)?$/);
      expect(rows.map(([name, , long, short, , loss]) => [name, long, short, loss])).toEqual([
        ["dollar-neutral", "4", "1", "20365"],
        ["volatility-adjusted", "7", "2", "37720"],
      ]);
      expect(rows.map(([, cell = ""]) => Number(cell.replace(",", ".")))).toEqual([
        expect.closeTo(ratio.dollar, 14),
        expect.closeTo(ratio.volatility, 14),
      ]);
    }),
  );

  it.skipIf(!hasJq)("leave a German cell empty where there is no number (needs jq)", () =>
    inFolder({ "trade.yaml": futures }, (folder) => {
      expect(inShell(folder, recipe("In a spreadsheet", "sh", 1)).exit).toBe(0);
      const rows = read(folder, "sizing-german.csv").split("\n");
      expect([rows[1]?.endsWith(";unlimited"), rows[2]]).toEqual([true, "volatility-adjusted;;;;;"]);
    }),
  );
});

describe.skipIf(!hasJq)("every day of a history (needs jq)", () => {
  const last = "2025-10-31";
  const rowsTo = (file: string) =>
    fixture(`prices/synthetic-${file}.csv`)
      .split("\n")
      .filter((row) => /^\d/.test(row) && row.slice(0, 10) <= last);
  const rty = rowsTo("first").slice(-26);
  // A day that only one of the files has, before the 21 closes of the last volatility.
  const nq = rowsTo("second").slice(-26).toSpliced(3, 1);
  const files = { "rty.csv": rty, "nq.csv": nq };
  const daysOf = (rows: readonly string[]) => rows.map((row) => row.slice(0, 10));
  const days = daysOf(rty).filter((one) => daysOf(nq).includes(one));

  /** The closes of a file up to a day, and from the last 21 the deviation of their log returns, a year. */
  function asOf(rows: readonly string[], limit: string) {
    const closes = rows.filter((row) => row.slice(0, 10) <= limit).map((row) => Number(row.split(",")[4]));
    const returns = closes
      .slice(-21)
      .slice(1)
      .map((close, at) => Math.log(close / (closes.slice(-21)[at] ?? 0)));
    const mean = returns.reduce((sum, one) => sum + one, 0) / returns.length;
    const variance = returns.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (returns.length - 1);
    return { close: closes.at(-1) ?? 0, volatility: closes.length < 21 ? undefined : Math.sqrt(variance * 252) };
  }

  const expected = days.flatMap((one) => {
    const [first, second] = [asOf(rty, one), asOf(nq, one)];
    const dollar = (first.close * 50) / (second.close * 20);
    const volatility =
      first.volatility === undefined || second.volatility === undefined
        ? []
        : [["volatility-adjusted", (dollar * first.volatility) / second.volatility] as const];
    return [["dollar-neutral", dollar] as const, ...volatility].map(([name, value]) => [one, name, value]);
  });

  it("is the ratio by hand from the closes up to each day, by loop and by batch", () =>
    inFolder({ "history.yaml": recipe("Every day of a history", "yaml") }, (folder) => {
      for (const [name, rows] of Object.entries(files))
        writeFileSync(join(folder, name), `Date,Open,High,Low,Close\n${rows.join("\n")}\n`);
      const loop = inShell(folder, recipe("Every day of a history", "sh"));
      expect(loop).toMatchObject({ exit: 0, stderr: "" });
      const [header, ...rows] = parseCsv(read(folder, "ratios.csv")) as string[][];
      expect(header).toEqual(["day", "weighting", "ratio_short_per_long", "long_contracts", "short_contracts"]);
      expect(rows.map(([one, name, value]) => [one, name, Number(value)])).toEqual(
        expected.map(([one, name, value]) => [one, name, expect.closeTo(Number(value), 12)]),
      );
      for (const [, , value, long, short] of rows) {
        const sides = [Number(long) * Number(value), Number(short)] as const;
        expect(Math.abs(sides[0] - sides[1]) / (sides[0] + sides[1])).toBeLessThanOrEqual(0.05);
      }
      const batch = inShell(folder, recipe("Every day of a history", "sh", 1));
      expect(batch).toMatchObject({ exit: 0, stderr: "" });
      expect(read(folder, "ratios.csv").endsWith(read(folder, "batch.csv"))).toBe(true);
      expect(read(folder, "batch.csv").split("\n").length).toBe(expected.length + 1);
    }));

  it("ends with the volatility that R's TTR finds", () => {
    const volatility = (name: string) =>
      ttr.series.find((one) => one.name === name)?.dates.find((one) => one.asOf === last)?.volatilities[
        "close-to-close"
      ][1];
    expect([asOf(rty, last).volatility, asOf(nq, last).volatility]).toEqual(
      ["first", "second"].map((name) => expect.closeTo(volatility(name) ?? 0, 12)),
    );
  });

  it("stops by batch with an error at a day that cannot be sized", () =>
    inFolder({ "days.txt": `${last}\n2025-02-30\n` }, (folder) => {
      for (const [name, rows] of Object.entries(files))
        writeFileSync(join(folder, name), `Date,Open,High,Low,Close\n${rows.join("\n")}\n`);
      const { exit, stderr } = inShell(folder, recipe("Every day of a history", "sh", 1));
      expect([exit, stderr]).toEqual([5, expect.stringContaining("null")]);
      expect(existsSync(join(folder, "batch.csv"))).toBe(true);
    }));
});
