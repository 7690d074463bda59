/** Text that a program prints when it calls one of the functions. */
export interface Snippet {
  readonly code: string;
  /** Snippets that have to come before. */
  readonly uses: readonly string[];
}

export const snippet = (code: string, ...uses: string[]): Snippet => ({ code: code.trim(), uses });
