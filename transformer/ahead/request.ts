import type { DataType } from '@tensorflow/tfjs-core';

/** An argument of a function, as the types of its parameters tell it. */
export type ArgumentType =
  | { readonly kind: 'tensor'; readonly dtype: DataType; readonly shape: readonly (number | string)[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'value'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'list'; readonly items: readonly ArgumentType[] }
  | { readonly kind: 'tree'; readonly entries: readonly (readonly [key: string, child: ArgumentType])[] };

/** A module that the code of a function reads, and where it is; axiswise is the one that evaluates it. */
export interface Library {
  readonly specifier: string;
  readonly path: string | null;
}

/** What is to be compiled: plain data, for another thread. */
export interface Request {
  /** The body of a function of the libraries, in order, that returns the function to be compiled and its options. */
  readonly code: string;
  readonly libraries: readonly Library[];
  readonly args: readonly ArgumentType[];
}

export type Reply =
  | { readonly descriptor: string }
  /** Why there is none. */
  | { readonly reason: string };

export type Evaluate = (request: Request) => Reply;
