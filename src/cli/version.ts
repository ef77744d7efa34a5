/** The version of the package, put in when the command line is bundled. */
declare const PAIRSIZE_VERSION: string | undefined;

/** What a run of the sources calls itself, which no build has stamped. */
export const UNBUILT = "0.0.0-source";

/** The tool and its version, for the JSON envelope and for --version. */
export const tool = {
  name: "pairsize",
  version: typeof PAIRSIZE_VERSION === "string" ? PAIRSIZE_VERSION : UNBUILT,
} as const;
