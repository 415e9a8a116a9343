// Reads QR codes with the camera; the reader is loaded at the first use only.
(() => {
  "use strict";
  const PAUSE = 2_000;

  function load(source) {
    return new Promise((resolve, reject) => {
      if (window.jsQR) return resolve();
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  window.DoorCamera = ({ reader, video, found }) => {
    let stream = null;
    let last = { text: "", at: 0 };
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });

    function look() {
      if (!stream) return;
      if (video.readyState === video.HAVE_ENOUGH_DATA) {
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        context.drawImage(video, 0, 0);
        const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
        const code = window.jsQR(pixels.data, pixels.width, pixels.height, { inversionAttempts: "dontInvert" });
        // The same code stays before the camera for a while: it is one ticket.
        if (code?.data && (code.data !== last.text || Date.now() - last.at > PAUSE)) found(code.data);
        if (code?.data) last = { text: code.data, at: Date.now() };
      }
      setTimeout(look, 120);
    }

    return {
      async start() {
        await load(reader);
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        video.srcObject = stream;
        await video.play();
        look();
      },
      stop() {
        stream?.getTracks().forEach((track) => track.stop());
        stream = null;
        video.srcObject = null;
      },
    };
  };
})();
