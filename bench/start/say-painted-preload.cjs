/** In every page: waits until the element is there and the window on the screen, then for the frame that draws them. */
const { ipcRenderer } = require('electron');

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** A frame's drawing comes after its callbacks; a message posted in one of them is heard after that. */
const drawn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

async function sayWhenPainted() {
  const [selector] = await Promise.all([ipcRenderer.invoke('bench:selector'), untilDocument()]);
  while (document.querySelector(selector) === null) await nextFrame();
  await ipcRenderer.invoke('bench:shown');
  await nextFrame();
  await drawn();
  ipcRenderer.send('bench:painted', Date.now());
}

function untilDocument() {
  if (document.readyState !== 'loading') return undefined;
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
}

void sayWhenPainted();
