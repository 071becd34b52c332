/* A file may be dropped on its field, and its sending shows how far it has come. Without this the
   form is sent as any other. */
{ // a scope of its own: the form that says what it lacks runs this again in the same window
  const sending = document.getElementById("send");

  if (sending) {
    const field = sending.querySelector("#file");
    const drop = sending.querySelector(".drop");
    const progress = sending.querySelector("#progress");
    const button = sending.querySelector("button");
    const most = Number(sending.getAttribute("data-most")); // its `dataset` is the field of that name

    for (const kind of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.toggle("drop--over", kind === "dragover");
      });
    }
    drop.addEventListener("drop", ({ dataTransfer }) => {
      if (dataTransfer.files.length) field.files = dataTransfer.files;
    });

    sending.addEventListener("submit", (event) => {
      event.preventDefault();
      if (button.disabled) return; // it is on its way
      const request = new XMLHttpRequest();
      const sent = sending.querySelector("#sent");
      const say = (words) => {
        sending.querySelector("#sent-words").textContent = words;
        progress.scrollIntoView({ block: "nearest" });
      };
      progress.hidden = false;
      if (field.files[0]?.size > most) {
        say(`The file is larger than ${most / 1e6} MB. Split it and send the parts.`);
        return;
      }
      button.disabled = true;
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        const share = Math.floor((100 * loaded) / total);
        sent.value = share;
        say(share < 100 ? `${share}% sent` : "Sent. It is being checked.");
        if (share === 100) sent.removeAttribute("value"); // for as long as that takes
      });
      request.addEventListener("load", () => {
        if (request.status === 401) {
          say("You are signed out, so it was not sent. Sign in in another tab, and check it here.");
          button.disabled = false;
          return;
        }
        const page = request.getResponseHeader("Location"); // of what was taken in, or its problems
        if (page) {
          window.location.assign(page);
          return;
        }
        document.open(); // the form with what it lacks, as it would have been brought itself
        document.write(request.responseText);
        document.close();
      });
      request.addEventListener("error", () => {
        say("It could not be sent. Try again.");
        button.disabled = false;
      });
      request.open("POST", sending.action);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.send(new FormData(sending));
    });
  }
}
