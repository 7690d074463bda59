/** tfjs' dtypes. */
export type DType = 'float32' | 'int32' | 'bool' | 'complex64' | 'string';

interface Upcast {
  float32: {
    float32: 'float32';
    int32: 'float32';
    bool: 'float32';
    complex64: 'complex64';
    string: 'string';
  };
  int32: { float32: 'float32'; int32: 'int32'; bool: 'int32'; complex64: 'complex64'; string: 'string' };
  bool: { float32: 'float32'; int32: 'int32'; bool: 'bool'; complex64: 'complex64'; string: 'string' };
  complex64: {
    float32: 'complex64';
    int32: 'complex64';
    bool: 'complex64';
    complex64: 'complex64';
    string: 'string';
  };
  string: { float32: 'string'; int32: 'string'; bool: 'string'; complex64: 'string'; string: 'string' };
}
/** The dtype two operands are brought to before an op, as tfjs' upcastType. */
export type upcast<a extends DType, b extends DType> = Upcast[a][b];
