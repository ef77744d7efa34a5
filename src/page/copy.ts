import { found } from "./found.ts";

/** Offers to copy the trade file; where a browser does not let it, the text is selected and the keys are named. */
export function offerCopy(): void {
  const [button, text, said] = [found("copy"), found("trade-file"), found("copied")];
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      said.textContent = "Copied.";
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = "Selected: copy it with Ctrl+C, or ⌘C.";
    }
  });
}
