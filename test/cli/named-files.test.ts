import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTradeFile } from "../../src/index.ts";
import { refusal } from "../refusal.ts";
import { environment, executable, inFolder } from "./process.ts";

const prices = "Date,Close\n2026-01-19,2700\n2026-01-20,2710\n2026-01-21,2720.5\n2026-01-22,2730.8\n";
const trade = (key: "history" | "chain", file: string) =>
  `version: 1\nlong: {symbol: RTY, level: 2730.8, legs: [2700C], ${key}: ${file}}\nshort: {symbol: NQ, level: 25658.25}\nlimits: {maxNotional: 5000000}\n`;
const line = (file: string) =>
  `${JSON.stringify({ version: 1, long: { symbol: "RTY", history: file }, short: { symbol: "NQ", level: 25658.25 } })}\n`;

function call(folder: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...argv], {
    cwd: folder,
    env: environment(),
    encoding: "utf8",
    timeout: 30_000,
  });
  return { exit: status, said: stdout + stderr };
}

describe("a file that a trade file names", () => {
  it.each(["history", "chain"] as const)("is no pipe and no device: %s", async (key) => {
    await inFolder({}, async (folder) => {
      spawnSync("mkfifo", [join(folder, "pipe")]);
      for (const file of ["pipe", "/dev/zero", "/dev/tty", "/dev/stdin", "/proc/self/fd/0"]) {
        writeFileSync(join(folder, "trade.yaml"), trade(key, file));
        const { exit, said } = call(folder, "size", "trade.yaml");
        expect([file, exit]).toEqual([file, 3]);
        expect(said).toMatch(/FILE_UNREADABLE/);
        expect((await refusal(() => readTradeFile(join(folder, "trade.yaml"))))[0]?.code).toBe("FILE_UNREADABLE");
      }
    });
  });

  it("may be a pipe where the command line names it", async () => {
    await inFolder({ "prices.csv": prices }, (folder) => {
      const line = `"$NODE" "$PAIRSIZE" size --long RTY --short NQ --level NQ=25000 --history RTY=<(cat prices.csv)`;
      const settings = { NODE: process.execPath, PAIRSIZE: executable };
      const { status, stderr } = spawnSync("bash", ["-c", line], { cwd: folder, env: environment(settings) });
      expect([status, String(stderr)]).toEqual([0, expect.any(String)]);
    });
  });

  it("may be a pipe that is read again: cut at a common date, or for each of several trades", async () => {
    const files = { "long.csv": prices, "short.csv": prices.slice(0, prices.lastIndexOf("2026-01-22")) };
    await inFolder(files, (folder) => {
      const answer = (command: string, long: string, short: string) =>
        spawnSync(
          "bash",
          [
            "-c",
            `"$NODE" "$PAIRSIZE" ${command} --long RTY --short NQ --lookback 2 --history RTY=${long} --history NQ=${short} --format csv`,
          ],
          { cwd: folder, env: environment({ NODE: process.execPath, PAIRSIZE: executable }), encoding: "utf8" },
        );
      for (const command of ["size", "compare --expiry Jun26,Sep26"]) {
        const whole = answer(command, "long.csv", "short.csv");
        const piped = answer(command, "<(cat long.csv)", "<(cat short.csv)");
        expect([command, whole.status]).toEqual([command, 0]);
        expect(piped.stdout).toBe(whole.stdout);
        expect(piped.status).toBe(0);
      }
      writeFileSync(join(folder, "long.csv"), prices + "2026-01-22,2730.8\n".repeat(500_000));
      const large = answer("size", "<(cat long.csv)", "short.csv");
      expect([large.status, large.stderr]).toEqual([3, expect.stringMatching(/it is a pipe.*FILE_UNREADABLE/)]);
    });
  });

  it.each(["history", "chain"] as const)("is not quoted where it is no table: %s", async (key) => {
    const secrets = [
      "AWS_SECRET=hunter2\nother: hunter2\n",
      "-----BEGIN KEY-----\nhunter2\n-----END\n",
      "root:x:0:hunter2:root:/root:/bin/bash\n",
      '{"hunter2": "hunter2"}',
      "<html>hunter2",
      "date,key,hunter2\nhunter2,hunter2,hunter2\n",
      'hunter2,"hunter2\nhunter2;"',
      "hunter2\tClose\n1\t2\n",
    ];
    await inFolder({}, (folder) => {
      writeFileSync(join(folder, "trade.yaml"), trade(key, "secret"));
      for (const secret of secrets) {
        writeFileSync(join(folder, "secret"), secret);
        for (const argv of [["size", "--json"], ["check"], ["check", "--format", "github"], ["size", "--debug"]]) {
          const { exit, said } = call(folder, argv[0] ?? "", "trade.yaml", ...argv.slice(1));
          expect([secret, exit]).toEqual([secret, 3]);
          expect(said).not.toContain("hunter2");
        }
      }
    });
  });
});

describe("--root", () => {
  const ways = [
    "../outside.csv",
    "link.csv",
    "folder/up.csv",
    "out/outside.csv",
    "ABSOLUTE",
    "nothing/../../outside.csv",
  ];

  it.each(["check", "batch"])("opens nothing outside of it: %s", async (command) => {
    await inFolder({ "outside.csv": prices }, (folder) => {
      const inside = join(folder, "inside");
      mkdirSync(join(inside, "folder"), { recursive: true });
      symlinkSync("../outside.csv", join(inside, "link.csv"));
      symlinkSync("../../outside.csv", join(inside, "folder/up.csv"));
      symlinkSync("..", join(inside, "out"));
      writeFileSync(join(inside, "own.csv"), prices);
      symlinkSync("own.csv", join(inside, "own-link.csv"));
      const written = (file: string) => (command === "check" ? trade("history", file) : line(file));
      const answer = (file: string, ...flags: string[]) => {
        writeFileSync(join(inside, "trade"), written(file.replace("ABSOLUTE", join(folder, "outside.csv"))));
        return call(folder, command, "inside/trade", ...flags);
      };
      for (const way of ways) {
        const { exit, said } = answer(way, "--root", "inside");
        expect([way, exit]).toEqual([way, 3]);
        expect(said).toContain("lies outside of the folder of --root");
        // What is not there is refused alike: nobody learns what is.
        const other = answer(way.replace("outside", "missing"), "--root", "inside");
        if (!/link|up|out\//.test(way)) expect(other.said).toContain("lies outside of the folder of --root");
        if (!way.startsWith("nothing")) expect(answer(way).said).not.toContain("lies outside");
      }
      for (const own of ["own.csv", "own-link.csv", "folder/../own.csv", join(inside, "own.csv")])
        expect([own, answer(own, "--root", "inside").said]).toEqual([own, answer(own).said]);
      // The trade itself, and another file of the command line.
      writeFileSync(join(folder, "trade"), written("inside/own.csv"));
      expect(call(folder, command, "trade", "--root", "inside").said).toContain("lies outside of the folder of --root");
      expect(call(folder, command, "inside/trade", "--root", "missing").said).toContain("there is no file missing");
      expect(call(folder, command, "inside/trade", "--root", "inside/own.csv").said).toContain("it is not a folder");
      symlinkSync("round", join(folder, "round"));
      for (const [root, reason] of [
        ["inside/own.csv/below", "a part of its path is not a directory"],
        ["round", "its links go round in a circle"],
        ["x".repeat(300), "its name is too long"],
      ] as const) {
        const { exit, said } = call(folder, command, "inside/trade", "--root", root);
        expect([root, exit, said]).toEqual([root, 3, expect.stringContaining(reason)]);
      }
    });
  });
});
