import type { CommandEntry } from "../command.ts";
import { twoColumns } from "./two-columns.ts";

const examples = `  pairsize size --long RTY --short NQ --level RTY=2730.8 --level NQ=25658.25 \\
    --vol RTY=18.5% --vol NQ=17.3%
  pairsize init > trade.yaml && pairsize size trade.yaml --max-loss 25000
`;

/** What a bare \`pairsize\` prints: what it does, two real calls, and the commands. */
export function overview(commands: readonly CommandEntry[]): string {
  return `pairsize sizes a pair trade between two equity indices, built from options:
how many contracts of each, and the most that it can lose.

${examples}
${twoColumns(commands.map(({ name, summary }) => [name, summary]))}
pairsize <command> --help explains a command; pairsize help lists the topics.
`;
}
