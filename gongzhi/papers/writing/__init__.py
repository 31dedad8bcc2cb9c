"""Writes an official report three ways — Word, PDF and a page — from one model. Plain Python: no Django, no clock."""
