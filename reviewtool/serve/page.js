// A text under review may hold addresses; a click on one opens nothing.
window.open = () => null;
