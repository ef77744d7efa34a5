/** The version of the JSON that pairsize writes: a new key is a minor one, a key that goes or changes a major one. */
export const schemaVersion = "1.1";

/** The versions whose documents are read: keys that a later minor one adds are passed over. */
export const readableVersions = /^1\./;
