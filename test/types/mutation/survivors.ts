/** Why the compiler cannot find a mistake, though shapes are stated. */
export const REASONS: Readonly<Record<string, string>> = {};
