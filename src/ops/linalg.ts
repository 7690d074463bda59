export { bandPart } from './bandPart.js';
export { gramSchmidt, qr } from './orthogonal.js';
