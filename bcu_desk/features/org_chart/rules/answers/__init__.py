"""Answers to questions on posts, strength and vacancies of a period."""
