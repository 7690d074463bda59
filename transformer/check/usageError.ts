/** Why the check cannot start, in one line. */
export class UsageError extends Error {}
