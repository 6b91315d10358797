(function () {
  "use strict";
  var number = new Intl.NumberFormat("en", { maximumSignificantDigits: 8 });
  document.querySelectorAll("figure.chart").forEach(function (figure) {
    var svg = figure.querySelector("svg");
    var script = figure.querySelector("script");
    if (!svg || !script) return;
    var data = JSON.parse(script.textContent);
    var cursor = svg.querySelector(".cursor");
    var output = figure.querySelector("output");
    svg.addEventListener("pointermove", function (event) {
      var box = svg.getBoundingClientRect();
      var x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      var best = 0;
      for (var i = 1; i < data.x.length; i++) {
        if (Math.abs(data.x[i] - x) < Math.abs(data.x[best] - x)) best = i;
      }
      cursor.setAttribute("x1", data.x[best]);
      cursor.setAttribute("x2", data.x[best]);
      var parts = [new Date(data.time[best]).toISOString().slice(0, 23).replace("T", " ")];
      data.names.forEach(function (name, k) {
        var value = data.values[k][best];
        if (value !== null) parts.push(name + " " + number.format(value));
      });
      output.textContent = parts.join("  ·  ");
    });
    svg.addEventListener("pointerleave", function () {
      cursor.setAttribute("x1", -9);
      cursor.setAttribute("x2", -9);
      output.textContent = "";
    });
  });
})();
