// A gesture is about what it began with: what appears under it meanwhile was seen by nobody.

const ask = document.getElementById("ask");

// A key that is held would do one thing after the other, as the focus goes on to what takes the place of a button.
document.addEventListener("keydown", (event) => {
  if (event.repeat && event.key === "Enter" && event.target.closest("button, input, summary")) event.preventDefault();
}, true);

let beganInQuestion = false;

// The second click of two would answer a question that the first has opened, or select what is behind one that it has closed.
for (const name of ["mousedown", "click", "dblclick"]) {
  document.addEventListener(name, (event) => {
    const inQuestion = ask.open && ask.contains(event.target);
    if (event.detail <= 1) {
      if (name === "mousedown") beganInQuestion = inQuestion;
    } else if (inQuestion !== beganInQuestion) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}

// Nobody has selected what such a gesture has left.
ask.addEventListener("close", () => document.getSelection().removeAllRanges());
