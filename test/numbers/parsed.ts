/** What some arguments give. */
export interface Case {
  readonly args: readonly number[];
  readonly gives: number;
}

const numberOf = (text: string) => Number(text.replace('inf', 'Infinity'));

/** Cases from a text such as `1, inf -> 0; 2, -0 -> NaN`. */
export const parsed = (text: string): Case[] =>
  text.split(/;\s+/).map((one) => {
    const [args, gives] = one.split(' -> ');
    return { args: args.split(', ').map(numberOf), gives: numberOf(gives) };
  });
