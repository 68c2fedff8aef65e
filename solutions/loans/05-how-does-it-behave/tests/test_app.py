import pytest
from fastapi.testclient import TestClient

from app import app
from training import TARGET, load_data

client = TestClient(app)

# The service reads the file of the model: it has to be there.
pytestmark = pytest.mark.usefixtures("model")


def test_root():
    response = client.get("/")
    assert response.status_code == 200


def test_predict():
    applicant = load_data().drop(columns=TARGET).iloc[0].to_dict()

    response = client.post("/predict", json=applicant)

    assert response.status_code == 200
    assert "prediction" in response.json()


def test_predict_incomplete_applicant():
    response = client.post("/predict", json={"duration": 12})
    assert response.status_code == 200
