import { answers, type Command, type Invocation } from "../call/command.ts";
import { completionTree } from "../completion/tree.ts";
import { fileOptions } from "../flags/trade-flags.ts";

/** Prints a completion script. */
export const completion: Command = {
  name: "completion",
  examples: [
    "pairsize completion bash > ~/.local/share/bash-completion/completions/pairsize",
    "pairsize completion zsh > ~/.zfunc/_pairsize",
    "pairsize completion fish > ~/.config/fish/completions/pairsize.fish",
  ],
  arguments: [
    {
      name: "<bash|zsh|fish>",
      summary: "the shell; ~/.zfunc is a folder of fpath, before compinit",
      choices: ["bash", "zsh", "fish"],
    },
  ],
  options: fileOptions,
  run: answers(async (invocation) => ({ reads: await scriptFor(invocation) })),
};

async function scriptFor({ arguments: [shell], commands }: Invocation): Promise<string> {
  const tree = await completionTree(commands);
  if (shell === "bash") return (await import("../completion/bash.ts")).bashCompletion(tree);
  if (shell === "zsh") return (await import("../completion/zsh.ts")).zshCompletion(tree);
  return (await import("../completion/fish.ts")).fishCompletion(tree);
}
