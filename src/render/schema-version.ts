/** The version of the JSON output: a minor adds keys, a major may remove or retype them. */
export const SCHEMA_VERSION = "1.0";
