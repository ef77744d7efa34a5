/** The version of the shape of the JSON documents, "major.minor": a minor adds keys, a major may remove or retype them. */
export const schemaVersion = "1.0";
