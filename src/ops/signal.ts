export { frame, stft } from './frame.js';
export { hammingWindow, hannWindow } from './window.js';
