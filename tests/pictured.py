"""Reports with pictures in them, made by code: a Word document, a page, a PDF, an e-mail. Every name is invented."""

from __future__ import annotations

import base64
import io
from email.message import EmailMessage

import docx
from PIL import Image, ImageDraw, ImageFilter
from tests.protecting import planted
from tests.reports_told import PLEA

NAME = "plea-with-pictures.docx"


def crowd(faces: int = 3, size: tuple[int, int] = (450, 300)) -> Image.Image:
    """People in front of a wall, drawn by code."""
    picture = Image.new("RGB", size, "#c9b79c")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] * 2 // 3, size[0], size[1]), fill="#8f8a80")
    for number in range(faces):
        across, tall = size[0] // faces, size[1] // 3
        _person(pen, number * across + across // 2, size[1] // 3, tall, ("#e8b998", "#c98f6b", "#8d5a3c")[number % 3])
    return picture.filter(ImageFilter.GaussianBlur(1.5))


def _person(pen: ImageDraw.ImageDraw, x: int, y: int, tall: int, skin: str) -> None:
    wide = tall * 3 // 4

    def oval(left: float, top: float, right: float, low: float, fill: str) -> None:
        pen.ellipse((x + left * wide, y + top * tall, x + right * wide, y + low * tall), fill=fill)

    pen.rounded_rectangle((x - wide, y + tall * 0.55, x + wide, y + tall * 2), radius=tall // 3, fill="#3c4a63")
    oval(-0.56, -0.62, 0.56, 0.3, "#2c211b")
    oval(-0.46, -0.45, 0.46, 0.6, skin)
    for side in (-1, 1):
        oval(side * 0.2 - 0.1, -0.08, side * 0.2 + 0.1, 0.02, "#ffffff")
        oval(side * 0.2 - 0.045, -0.075, side * 0.2 + 0.045, 0.015, "#20160f")
        brow = (x + side * 0.08 * wide, y - 0.13 * tall, x + side * 0.32 * wide, y - 0.15 * tall)
        pen.line(brow, fill="#2c211b", width=max(2, tall // 40))
    nose = (x, y - 0.02 * tall, x - 0.05 * wide, y + 0.2 * tall, x + 0.06 * wide, y + 0.21 * tall)
    pen.line(nose, fill="#a06a4c", width=max(2, tall // 60))
    oval(-0.2, 0.32, 0.2, 0.42, "#a33d3d")


def file(picture: Image.Image, form: str = "JPEG") -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def word(text: str = PLEA, pictures: tuple[bytes, ...] = ()) -> bytes:
    """A Word document with a report and pictures: one of people, one full of what must not be carried over."""
    document = docx.Document()
    for line in text.splitlines():
        if line:
            document.add_paragraph(line)
    for picture in pictures or (file(crowd()), planted.png()):
        document.add_picture(io.BytesIO(picture))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page() -> bytes:
    """A page that was saved with a picture inside it."""
    inside = base64.b64encode(file(crowd(1))).decode()
    paragraphs = "".join(f"<p>{line}</p>" for line in PLEA.splitlines() if line)
    return f'<html><body><article>{paragraphs}<img alt="" src="data:image/jpeg;base64,{inside}"></article></body></html>'.encode()


def pdf() -> bytes:
    """A PDF of two pages, each a photograph, the same one twice."""
    out = io.BytesIO()
    crowd(2).save(out, "PDF", save_all=True, append_images=[crowd(2), crowd(4)])
    return out.getvalue()


def mail() -> bytes:
    """An e-mail with a photograph beside its words."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = "From the family", "marek@example.org", "Tue, 14 May 2019 10:00:00 +0000"
    message.set_content(PLEA)
    message.add_attachment(file(crowd(1)), maintype="image", subtype="jpeg", filename="IMG_0412.jpg")
    return message.as_bytes()
