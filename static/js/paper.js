// The first page is shown as soon as it is chosen, and what is shown is what is issued.
// Without this file the button 'Show first page' does both.

const NAMES = ["layout", "page_size", "person"];
const choices = document.getElementById("paper-choices");
const issue = document.getElementById("issue");
const page = document.querySelector(".first-page img");

function chosen(name) {
  const select = choices.elements[name];
  return select.options[select.selectedIndex].text;
}

function show() {
  const address = new URL(page.src);
  NAMES.forEach((name) => {
    address.searchParams.set(name, choices.elements[name].value);
    if (issue) {
      issue.elements[name].value = choices.elements[name].value;
    }
  });
  const words = `${chosen("layout")}, ${chosen("page_size")}`;
  page.alt = `First page of the handout: ${words}`;
  page.src = address;
  document.querySelector("[data-shown]").textContent = words;
  document.querySelectorAll("[data-page-size]").forEach((place) => {
    place.textContent = chosen("page_size");
  });
}

function inStep(name) {
  const value = choices.elements[name].value;
  return new URL(page.src).searchParams.get(name) === value && (!issue || issue.elements[name].value === value);
}

choices.querySelector("[data-show]").hidden = true;
choices.addEventListener("change", show);
// A browser that comes back to this page puts in again what was chosen on it.
window.addEventListener("pageshow", () => {
  if (!NAMES.every(inStep)) {
    show();
  }
});
