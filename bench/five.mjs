/** The five estimators that read different columns or weigh them differently: close alone to the whole bar. */
export const FIVE = ["close-to-close", "parkinson", "garman-klass", "rogers-satchell", "yang-zhang"];
