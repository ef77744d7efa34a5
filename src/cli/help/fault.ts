import { tool } from "../version.ts";

/** What is printed when pairsize itself is at fault: its version, what it runs on, and what to report. */
export function faultText(error: unknown, platform: string, withStack: boolean): string {
  const said = error instanceof Error ? error.message : String(error);
  const stack = withStack && error instanceof Error ? `${error.stack ?? ""}\n` : "";
  return `pairsize: this is a fault in pairsize, not in your trade: ${said}
  ${tool.name} ${tool.version}, Node ${platform}
  please report it with the command that you typed${withStack ? "" : "; --debug adds the stack trace"}
${stack}`;
}
