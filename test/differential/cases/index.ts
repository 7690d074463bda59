import type { Case } from '../case.js';
import { binary } from './binary.js';
import { composites } from './composites.js';
import { convolutions } from './convolution.js';
import { images, signals } from './image.js';
import { indexing } from './indexing.js';
import { linear } from './linear.js';
import { losses } from './losses.js';
import { models } from './models.js';
import { reductions } from './reduce.js';
import { shapes } from './shape.js';
import { unary } from './unary.js';

export const families: Record<string, readonly Case[]> = {
  'elementwise, one argument': unary,
  'elementwise, several arguments': binary,
  reductions,
  'linear algebra': linear,
  shapes,
  indexing,
  'convolution and pooling': convolutions,
  'images and normalisation': images,
  signals,
  losses,
  models,
  composites,
};

export const cases: readonly Case[] = Object.values(families).flat();
