"use strict";
// The places of a case on the shapes of countries that are shipped with the program: no tile and nothing else is asked for from elsewhere.
(async () => {
  const box = document.getElementById("map");
  const places = Array.from(document.querySelectorAll("#places [data-latitude]"), (item) => ({
    at: [Number(item.dataset.latitude), Number(item.dataset.longitude)],
    name: item.dataset.name,
    grave: item.dataset.grave === "1",
  }));
  if (!box || !places.length) return;
  const answer = await fetch(box.dataset.shapes);
  if (!answer.ok) return;
  const world = await answer.json();
  box.hidden = false;
  const map = L.map(box, { attributionControl: false, scrollWheelZoom: false, zoomAnimation: false, fadeAnimation: false, maxZoom: 9, minZoom: 2, worldCopyJump: true });
  map.fitBounds(L.latLngBounds(places.map((place) => place.at)).pad(0.35), { maxZoom: 5, animate: false });
  L.geoJSON(topojson.feature(world, world.objects.countries), {
    interactive: false,
    style: { color: "#b9c4ca", weight: 1, fillColor: "#eef1ee", fillOpacity: 1 },
  }).addTo(map);
  for (const place of places) {
    const dot = L.circleMarker(place.at, { radius: 7, weight: 2, color: "#fff", fillColor: place.grave ? "#9a3324" : "#3d6b8a", fillOpacity: 1 });
    const label = document.createElement("span");
    label.textContent = place.name;
    dot.bindTooltip(label, { permanent: true, direction: "right", offset: [8, 0], className: "place" }).addTo(map);
  }
})();
