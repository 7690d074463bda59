/** Run f while a counter is one higher. */
export function raised<Counter extends string, T>(
  home: { [name in Counter]: number },
  counter: Counter,
  f: () => T,
): T {
  home[counter]++;
  try {
    return f();
  } finally {
    home[counter]--;
  }
}
