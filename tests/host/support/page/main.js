// A page of nothing but the door: what it was pushed, and how many times it was loaded, are what tests look at.
window.loads = Number(sessionStorage.getItem("loads") ?? "0") + 1;
sessionStorage.setItem("loads", String(window.loads));
window.pushes = [];
window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(e.effectiveDirective));
window.daichoBridge.onPush((text) => window.pushes.push(JSON.parse(text)));
try {
  window.evaluated = new Function("return true")();
} catch {
  window.evaluated = false;
}
