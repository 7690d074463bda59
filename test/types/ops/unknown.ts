/** The ops whose results have sizes that no type can tell, and why. */
export const UNKNOWN: Readonly<Record<string, string>> = {
  booleanMaskAsync: 'as many slices as the mask has true elements',
  'image.nonMaxSuppression': 'as many boxes as do not overlap',
  'image.nonMaxSuppressionAsync': 'as many boxes as do not overlap',
  'image.nonMaxSuppressionWithScore': 'as many boxes as do not overlap',
  'image.nonMaxSuppressionWithScoreAsync': 'as many boxes as do not overlap',
  raggedGather: 'as many values as the gathered rows have',
  raggedRange: 'as many values as there are between the limits',
  raggedTensorToTensor: 'a size of -1 is that of the longest row',
  setdiff1dAsync: 'as many values as are not in the other list',
  'sparse.sparseFillEmptyRows': 'as many values as are given and rows are empty',
  'sparse.sparseSegmentMean': 'as many rows as the last segment id says',
  'sparse.sparseSegmentSum': 'as many rows as the last segment id says',
  'string.stringNGrams': 'as many n-grams as the strings have words',
  'string.stringSplit': 'as many parts as the strings have delimiters',
  unique: 'as many values as are different',
  whereAsync: 'as many places as the condition has true elements',
};
