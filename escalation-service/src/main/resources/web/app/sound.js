// SPDX-License-Identifier: Apache-2.0
// A short tone for a new case; two for an imminent one. Muting is remembered.
const KEY = 'lantern-muted';
let context;

export function soundIsOn() {
  return localStorage.getItem(KEY) !== 'yes';
}

export function toggleSound() {
  if (soundIsOn()) {
    localStorage.setItem(KEY, 'yes');
  } else {
    localStorage.removeItem(KEY);
    beep('HIGH');
  }
}

export function beep(urgency) {
  document.documentElement.dataset.beeps = String(Number(document.documentElement.dataset.beeps || 0) + 1);
  if (!soundIsOn()) {
    return;
  }
  // Browsers let a page sound only after its user has done something on it.
  context = context || new AudioContext();
  context.resume();
  const tones = urgency === 'IMMINENT' ? [0, 0.28] : [0];
  tones.forEach(delay => tone(context.currentTime + delay));
}

function tone(at) {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = 660;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.22);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.25);
}
