"""Screens of people, appointments, deputies and vacancies."""
