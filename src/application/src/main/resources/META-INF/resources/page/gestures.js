// A gesture is about what it began with: what appears under it meanwhile was seen by nobody.

const ask = document.getElementById("ask");

// A key that is held would do one thing after the other, as the focus goes on to what takes the place of a button.
document.addEventListener("keydown", (event) => {
  if (event.repeat && event.key === "Enter" && event.target.closest("button, input, summary")) event.preventDefault();
}, true);

// Two presses that are so close are one gesture, in milliseconds and pixels. Not each browser counts them: Safari says of
// each tap that it is the first.
const SOON = 500;
const NEAR = 30;

let press = { at: -Infinity, x: 0, y: 0, again: false, beganInQuestion: false };

const pressed = (event, inQuestion) => {
  const again = event.detail > 1
    || (event.timeStamp - press.at < SOON && Math.hypot(event.clientX - press.x, event.clientY - press.y) < NEAR);
  press = {
    at: event.timeStamp,
    x: event.clientX,
    y: event.clientY,
    again,
    beganInQuestion: again ? press.beganInQuestion : inQuestion,
  };
};

// The second click of two would answer a question that the first has opened, or select what is behind one that it has closed.
for (const name of ["mousedown", "click", "dblclick"]) {
  document.addEventListener(name, (event) => {
    const inQuestion = ask.open && ask.contains(event.target);
    if (name === "mousedown") pressed(event, inQuestion);
    const byKey = event.detail === 0;
    if (!byKey && press.again && inQuestion !== press.beganInQuestion) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}

// Nobody has selected what such a gesture has left.
ask.addEventListener("close", () => document.getSelection().removeAllRanges());
