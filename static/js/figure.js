// The moving picture of an exercise. It is fetched when Play is pressed, and nothing moves before that.
// Without this file, or where the device asks for less motion, the numbered pictures stand for themselves.

const STEP_MILLISECONDS = 75;
const REST_MILLISECONDS = 900;
const WORDS = {
  play: "Play",
  pause: "Pause",
  caption: "The movement, there and back",
  loading: "Loading the moving picture …",
  failed: "The moving picture could not be loaded. Follow the numbered pictures.",
  still: "Nothing moves here, as your device asks. Follow the numbered pictures.",
};
const less = window.matchMedia("(prefers-reduced-motion: reduce)");

// Which step is seen after so many milliseconds: there, a rest, back, a rest; slower at both ends.
function stepAt(milliseconds, last) {
  const way = last * STEP_MILLISECONDS;
  const half = way + REST_MILLISECONDS;
  const time = milliseconds % (2 * half);
  const share = Math.min((time % half) / way, 1);
  const eased = share * share * (3 - 2 * share);
  return Math.round((time < half ? eased : 1 - eased) * last);
}

function made(name, attributes, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
  element.append(...children);
  return element;
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  const type = answer.headers.get("Content-Type") ?? "";
  if (!answer.ok || !type.startsWith("image/svg+xml")) {
    throw new Error(`${answer.status} ${type}`);
  }
  const read = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  return document.importNode(read.documentElement, true);
}

class FigurePlayer extends HTMLElement {
  connectedCallback() {
    this.leave = new AbortController();
    const options = { signal: this.leave.signal };
    less.addEventListener("change", () => this.offer(), options);
    document.addEventListener("visibilitychange", () => document.hidden && this.pause(), options);
    this.offer();
  }

  disconnectedCallback() {
    this.leave.abort();
    this.withdraw();
  }

  offer() {
    this.withdraw();
    if (less.matches) {
      this.controls = made("p", { class: "figure-still soft" }, WORDS.still);
    } else {
      this.playButton = this.button(WORDS.play, () => this.play());
      this.pauseButton = this.button(WORDS.pause, () => this.pause());
      this.pauseButton.hidden = true;
      this.said = made("span", { role: "status" });
      const group = { class: "figure-controls", role: "group", "aria-label": this.getAttribute("label") };
      this.controls = made("div", group, this.playButton, this.pauseButton, this.said);
    }
    this.prepend(this.controls);
  }

  withdraw() {
    cancelAnimationFrame(this.turn);
    this.turn = 0;
    this.controls?.remove();
    this.panel?.remove();
    this.panel = this.steps = null;
  }

  button(words, pressed) {
    const button = made("button", { type: "button", class: "btn btn-secondary", "aria-pressed": "false" }, words);
    button.addEventListener("click", pressed);
    return button;
  }

  async play() {
    if (this.turn || this.isLoading || !(this.steps || (await this.load()))) {
      return;
    }
    this.pauseButton.hidden = false;
    this.mark(true);
    this.before = performance.now();
    this.turn = requestAnimationFrame((now) => this.show(now));
  }

  pause() {
    if (this.turn) {
      cancelAnimationFrame(this.turn);
      this.turn = 0;
      this.mark(false);
    }
  }

  mark(isPlaying) {
    this.playButton.setAttribute("aria-pressed", isPlaying);
    this.pauseButton.setAttribute("aria-pressed", !isPlaying);
  }

  async load() {
    this.isLoading = true;
    this.said.textContent = WORDS.loading;
    try {
      const picture = await fetched(this.getAttribute("motion"));
      this.said.textContent = "";
      return this.isConnected && !less.matches && this.setUp(picture);
    } catch {
      this.said.textContent = WORDS.failed;
      return false;
    } finally {
      this.isLoading = false;
    }
  }

  setUp(picture) {
    this.steps = [...picture.children];
    this.seen = this.elapsed = 0;
    this.panel = made("figure", { class: "figure-frame figure-moving" }, picture);
    this.panel.append(made("figcaption", {}, WORDS.caption));
    this.querySelector(".figure-frames").prepend(this.panel);
    return true;
  }

  show(now) {
    if (this.panel.getClientRects().length === 0) {
      this.pause(); // folded away
      return;
    }
    this.elapsed += Math.max(now - this.before, 0);
    this.before = now;
    this.turnTo(stepAt(this.elapsed, this.steps.length - 1));
    this.turn = requestAnimationFrame((next) => this.show(next));
  }

  turnTo(step) {
    if (step !== this.seen) {
      this.steps[this.seen].setAttribute("display", "none");
      this.steps[step].removeAttribute("display");
      this.seen = step;
    }
  }
}

customElements.define("figure-player", FigurePlayer);
